import './conformity.css'
import './requirement.css'
import './records.css'
import './narrow-and-print.css'
